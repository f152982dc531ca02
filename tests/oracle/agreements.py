"""A second, plain reading of the plan gate, from the researched rules and the plan's own file."""

from datetime import date

HOUSE = "HOUSE-PLAN-SURPLUS"
ITEM_KEYS = ("required_fields", "requires", "required_doc", "evidence_id")


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


class Agreed:
    """One plan, with the days and sums that rules measure."""

    def __init__(self, plan, facts, states):
        self.plan, self.facts, self.states = plan, facts, set(states)
        self.start = date.fromisoformat(plan.get("signed_on") or plan["as_of"])
        self.items = set(plan["items"])
        self.rate = plan.get("after_rate_bp")
        self.rate = plan["rate_bp"] if self.rate is None else self.rate

    def longer_than(self, months):
        end = add_months(self.start, months)
        return any(date.fromisoformat(row["due_on"]) > end for row in self.plan["schedule"])

    def lacks(self, params):
        named = []
        for key in ITEM_KEYS:
            words = params.get(key, [])
            named += [words] if isinstance(words, str) else words
        return not set(named) <= self.items | {n for n, v in self.facts.items() if v is True}

    def too_much(self):
        means = self.plan.get("means")
        if not means or means.get("currency", self.plan["currency"]) != self.plan["currency"]:
            return False
        left = means["income_cents"] - means["living_cents"] - means["other_debts_cents"]
        left -= sum(debt["monthly_cents"] for debt in self.plan.get("priority_debts", []))
        rows = self.plan["schedule"]
        if len(rows) == 1:
            left += means.get("savings_cents", 0)
        months = {row["due_on"][:7] for row in rows}
        return any(
            sum(row["cents"] for row in rows if row["due_on"].startswith(month)) > left
            for month in months
        )


def re_age(a, p):
    f = {name: a.facts.get(name, 0) for name in p["fact"]}
    young = f["account_age_months"] < p["min_age_months"]
    unproved = f["minimum_payments_since"] < p["min_payments"]
    once_more = min(f["workout_reages_5y"], p["workout_5y"])
    often = f["reages_12m"] >= p["max_12m"] or f["reages_5y"] >= p["max_5y"] + once_more
    return young or unproved or often


FIRES = {
    "CN-PLAN-70": lambda a, p: a.longer_than(p["max_months"]) or a.lacks(p),
    "CN-PLAN-70-CONTENT": lambda a, p: a.lacks(p),
    "CN-PLAN-INSTALMENT-5Y": lambda a, p: a.longer_than(p["max_months"]),
    "CN-PLAN-COST-SHEET": lambda a, p: a.lacks(p),
    "CN-PLAN-RATE-24-ASSIST": lambda a, p: a.rate > p["max_apr"] * 10_000,
    "US-PLAN-WORKOUT-DISC": lambda a, p: a.lacks(p),
    "US-PLAN-WORKOUT-RATE": lambda a, p: a.rate > a.plan["rate_bp"],
    "US-PLAN-REAGE": re_age,
    "US-PLAN-60M": lambda a, p: a.longer_than(p["max_months"]),
    "US-SCRA-6": lambda a, p: (
        "military_service" in a.states and a.rate > round(p["max_rate"] * 10_000)
    ),
}


class Agreements:
    """The researched rules at the plan gate."""

    def __init__(self, rules, law):
        self.rules = [rule for rule in rules if "plan" in rule["gates"] and rule["id"] in FIRES]
        self.law = law

    def reasons(self, question):
        plan = question["file"]
        places = [plan["place"]] if isinstance(plan["place"], str) else plan["place"]
        agreed = Agreed(plan, question.get("fact", {}), question.get("state", []))
        found = {} if self.law.has_pack(places) else {"HOUSE-NO-PACK": "deny"}
        if agreed.too_much():
            found[HOUSE] = "deny"
        for rule in self.rules:
            if rule["jurisdiction"] in self.law.jurisdictions(places) and self._binds(rule, agreed):
                today = date.fromisoformat(plan["as_of"])
                if self.law.in_force(rule, [today]) and FIRES[rule["id"]](agreed, rule["params"]):
                    unsure = rule["status"] != "verified" and not rule["protective"]
                    found[rule["id"]] = "warn" if unsure else rule["effect"]
        return found

    def _binds(self, rule, agreed):
        bounds, plan, facts = rule["binds"], agreed.plan, agreed.facts
        for key in ("actor", "product", "kind"):
            if plan[key] not in bounds.get(key, [plan[key]]):
                return False
        licence, online = facts.get("licence"), facts.get("online")
        if licence is not None and licence not in bounds.get("licence", [licence]):
            return False
        return not (bounds.get("online") and online is False)
