"""The words that columns of the feed may use, and what each column means, as data."""

from forbear import words

LISTS: dict[str, tuple[str, ...]] = {
    "product": words.PRODUCTS,
    "component": words.COMPONENTS,
    "contact_points.kind": words.POINT_KINDS,
    "whose": words.WHOSE,
    "status": words.POINT_STATUSES,
    "consent": ("yes", "no"),
    "contact_points.source": words.POINT_SOURCES,
    "role": words.ROLES,
    "licence": words.LICENCES,
    "account_events.kind": words.ACCOUNT_EVENTS,
    "state": words.STATES,
    "channel": words.CHANNELS,
    "direction": words.DIRECTIONS,
    "actor": words.ACTORS,
    "purpose": words.PURPOSES,
    "outcome": words.OUTCOMES,
}

# ISO 4217, currencies in use.
_IN_USE = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP"
    " BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP"
    " GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS"
    " KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR"
    " MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF"
    " SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD"
    " TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES: tuple[str, ...] = tuple(_IN_USE.split())

MEANINGS: dict[str, str] = {
    "account_id": "the account",
    "customer_id": "the customer",
    "creditor": "to whom it is owed",
    "place": "ISO 3166 place: `CN`, `CN-XM`, `US-MA`",
    "currency": "ISO 4217 code",
    "dues.currency": "if given, that of the account",
    "payments.currency": "if given, that of the account",
    "opened_on": "when the account was opened",
    "charged_off_on": "written off on; nothing owed moves",
    "contract_id": "accounts of one contract, such as the two currencies of one card",
    "online": "lent over the internet",
    "rate_bp": "basis points of a year",
    "dues.rate_bp": "basis points of a year of the balance it belongs to",
    "payment_order": "name of the account's payment order",
    "secured": "`true`: a guarantor or security stands behind it",
    "due_on": "the day by which it is to be paid",
    "promises.due_on": "the promised day",
    "cents": "whole minor units, above 0",
    "payments.account_id": "one of account and customer must be there",
    "payments.customer_id": "with a customer alone the payment is shared out over the accounts",
    "received_on": "value date of the money",
    "reversed_on": "the day from which it counts as never received",
    "designated": "`true`: the payer named this account",
    "language": "BCP 47 tag: `zh-CN`, `en-GB`",
    "time_zone": "IANA name: `Asia/Shanghai`",
    "id_last4": "last four characters of the identity document",
    "value": "number or address",
    "person_id": "one person behind several points, when not the customer",
    "days_past_due": "the core's days late",
    "arrears_cents": "the core's arrears",
    "cycles_late": "statements late by the core's count",
    "share_bp": "share of the debt in basis points",
    "from_on": "first day",
    "pauses.to_on": "first day that counts again; empty: still running",
    "states.to_on": "the day it ended; empty: still holds",
    "states.account_id": "without it the state holds for all of the customer's debts",
    "at": "instant with an offset",
    "source": "whose log the row comes from",
    "credit_limit_cents": "whole minor units",
}
