"""What is installed, running and wrong, and the mend of each. Looking changes nothing."""

from forbear.app.doctor.finding import Finding, exit_code
from forbear.app.doctor.look import look

__all__ = ["Finding", "exit_code", "look"]
