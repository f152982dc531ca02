"""The words that columns of the feed may use, and what each column means, as data."""

LISTS: dict[str, tuple[str, ...]] = {
    "product": ("credit_card", "instalment_loan", "personal_loan", "revolving", "other"),
    "component": ("principal", "interest", "fee", "penalty", "cost"),
    "contact_points.kind": ("mobile", "phone", "email", "post", "push", "im"),
    "whose": (
        *("self", "joint", "guarantor", "spouse", "heir", "executor", "representative"),
        *("contact_person", "family", "employer", "other"),
    ),
    "status": ("valid", "invalid", "unknown", "refused", "not_in_service", "reassigned"),
    "consent": ("yes", "no"),
    "contact_points.source": (
        *("contract", "customer", "public_register", "court", "guarantor", "other", "unknown"),
    ),
    "role": (
        *("borrower", "joint_borrower", "guarantor", "supplementary_holder", "heir"),
        *("executor", "representative"),
    ),
    "licence": (*("bank", "consumer_finance", "microloan", "guarantee", "asset_manager", "other"),),
    "account_events.kind": (
        *("accelerated", "charged_off", "assigned", "guarantor_paid", "restructured"),
        *("interest_stopped", "interest_resumed"),
    ),
    "state": (
        *("hardship_request", "disputed", "represented", "ceased", "breathing_space", "deceased"),
        *("insolvent", "incapacitated", "minor", "vulnerable", "complaint_open", "signed_plan"),
        *("military_service", "lost_contact"),
    ),
    "channel": ("voice", "sms", "email", "push", "im", "letter", "visit"),
    "direction": ("out", "in"),
    "actor": ("creditor", "collector", "buyer"),
    "purpose": (
        *("collection", "service_reminder", "plan_reminder", "reply", "statutory_notice"),
        *("legal_service", "location"),
    ),
    "outcome": (
        *("conversation", "third_person", "voicemail", "no_answer", "refused_call", "busy"),
        *("not_connected", "sent", "delivered", "read", "replied", "bounced", "opted_out"),
    ),
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
