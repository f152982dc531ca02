"""`python -m benchmarks.lint`: one text of 160 characters through the lint, and through its gate.

Prints the number of terms, and the 50th and 99th hundredth of the times of many texts, in
milliseconds, by the clock and by the processor: on a machine that has other work to do the second
is what can be compared. The wish: 200 terms, p99 under 1 ms.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from functools import partial

from forbear.messages import decide_message, lint, message_of
from forbear.messages.shelf import folder
from forbear.rulebook import Rulebook, load

_ZH = (
    "【甲乙银行】尊敬的客户，您尾号1234的信用卡本期账单已过还款日，应还1,250.00元。如遇困难，请在方便时"
    "致电客服，我们一起商量可行的还款安排；如已还款请忽略。我们不会联系您的家人或单位，也不会收取任何"
    "催收费用，谨防冒充我行人员的诈骗电话，如有疑问请登录手机银行查询账单明细，感谢您的理解与配合，祝您生活愉快"
)
_EN = (
    "Hello, this is Harbor Recovery LLC, a debt collector. Your payment of $120.00 has not reached "
    "us. We will not call your employer. Call 555-010-0199. Reply STOP to end."
)
_BAD = (
    "再不还款就派人上门收拾你，让你坐牢，通知您单位，"
    "征信黑名单，张贴公告，催收费另付，今天必须处理。"
) * 4
_ROUNDS = 3_000


def main() -> None:
    """Print the figures."""
    terms = sum(len(c.get("zh", ())) + len(c.get("en", ())) for c in folder("categories").values())
    print(f"{terms} terms as written; texts of 160 characters; {_ROUNDS} rounds each")
    book = load()
    for name, text in (("zh", _ZH[:160]), ("en", _EN[:160]), ("zh, offending", _BAD[:160])):
        asked = {
            "place": "US" if name == "en" else "CN", "channel": "sms", "product": "credit_card",
            "actor": "collector" if name == "en" else "creditor", "text": text,
            "at": "2026-11-24T14:00:00+08:00",
        }  # fmt: skip
        _time(f"lint, {name}", partial(lint, text))
        _time(f"gate, {name}", partial(_ask, asked, book))


def _ask(asked: Mapping[str, str], book: Rulebook) -> object:
    return decide_message(message_of(asked), book)


def _time(name: str, act: Callable[[], object]) -> None:
    for _ in range(50):
        act()
    clock, processor = [], []
    for _ in range(_ROUNDS):
        begun, worked = time.perf_counter_ns(), time.thread_time_ns()
        act()
        processor.append((time.thread_time_ns() - worked) / 1e6)
        clock.append((time.perf_counter_ns() - begun) / 1e6)
    said = [f"{name:22}"]
    for by, taken in (("clock", clock), ("processor", processor)):
        parts = statistics.quantiles(taken, n=100)
        said.append(f"{by} p50 {parts[49]:.3f} p99 {parts[98]:.3f} ms")
    print("   ".join(said))


if __name__ == "__main__":
    main()
