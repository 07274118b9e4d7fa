"""The types of the input's values. Each reads the text of the file itself, so that a fault can show
the mend."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from generator.source.dates import read_date
from generator.source.faults import Scalar, fault
from generator.source.numbers import read_amount, read_change, read_count
from generator.source.times import read_time
from generator.source.words import read_code, read_label, read_prose, read_yes_no

Amount = Annotated[Decimal, Scalar("金额", "1234.50", read_amount)]
Count = Annotated[int, Scalar("个数", "12", read_count)]
Change = Annotated[int, Scalar("增减数（增加写正数，减少写负数）", "-2", read_change)]
Code = Annotated[str, Scalar("编码", "2010301", read_code)]
YesNo = Annotated[bool, Scalar("是或否", "是", read_yes_no)]
Date = Annotated[dt.date, Scalar("日期", "2024-03-10", read_date)]
Time = Annotated[str, Scalar("时间", "2024年3月", read_time)]
Label = Annotated[str, Scalar("一行文字", "", read_label)]
Prose = Annotated[str, Scalar("文字（可以几行）", "", read_prose)]

__all__ = ["Amount", "Change", "Code", "Count", "Date", "Label", "Prose", "Time", "YesNo", "fault"]
