"""The gate at the desk: it shows, it decides under a lock, and it records.

Nothing goes out without `try_to_contact`; what comes of it returns through `record_outcome`.
"""

from forbear.app.gate.asking import ask, ask_of, gate_strip, permits
from forbear.app.gate.dossier import Dossier, dossier, dossiers
from forbear.app.gate.outcomes import begin, expire_permits, record_outcome
from forbear.app.gate.points import NoContactPointError
from forbear.app.gate.trying import Granted, Refused, try_to_contact

__all__ = [
    "Dossier",
    "Granted",
    "NoContactPointError",
    "Refused",
    "ask",
    "ask_of",
    "begin",
    "dossier",
    "dossiers",
    "expire_permits",
    "gate_strip",
    "permits",
    "record_outcome",
    "try_to_contact",
]
