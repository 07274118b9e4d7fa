"""A small disclosure with everything a real one has."""

from __future__ import annotations

from typing import Any

from generator.document.tree import (
    Aligned,
    Cell,
    Contents,
    Document,
    Heading,
    LineBreak,
    Number,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)

PAGES = {"p1": 1, "s11": 1, "p2": 2, "t1": 2, "t2": 3, "t3": 6, "p3": 7, "s31": 7}
DUTY = "负责机关日常运转，承办会议、文电、信息、督查等工作，落实上级部署并完成交办的其他事项。"


def text(content: str) -> tuple[Text]:
    return (Text(content),)


def number(name: str, content: str) -> tuple[Number]:
    return (Number(name, content, content.replace(",", "")),)


def said(content: str, **options: Any) -> Cell:
    return Cell(text(content), **options)


def centred(content: str, **options: Any) -> Cell:
    return Cell(text(content), align="中", **options)


def heads(content: str, **options: Any) -> Cell:
    return Cell(text(content), align="中", **{"scope": "col", **options})


def amount(name: str, content: str) -> Cell:
    return Cell(number(f"{name}.金额", content), align="右")


def overview() -> Table:
    """Two merged heads over four columns, a total."""
    head = (
        Row(
            (heads("收入", colspan=2, scope="colgroup"), heads("支出", colspan=2, scope="colgroup"))
        ),
        Row((heads("项目"), heads("金额"), heads("功能分类"), heads("金额"))),
    )
    services, security = (
        said("201 一般公共服务支出", indent=1),
        said("208 社会保障和就业支出", indent=1),
    )
    total = (
        said("收入总计"),
        amount("收入.合计", "2,014.18"),
        said("支出总计"),
        amount("支出.合计", "2,014.18"),
    )
    body = (
        Row(
            (
                said("一般公共预算"),
                amount("收入.一般公共预算", "2,014.18"),
                services,
                amount("支出.201", "1,834.83"),
            )
        ),
        Row(
            (
                said("政府性基金预算"),
                amount("收入.政府性基金预算", ""),
                security,
                amount("支出.208", "179.35"),
            )
        ),
        Row(total, role="合计"),
    )
    caption = "单位收支总体情况表：左为收入，右为支出"
    return Table("收支总体情况表", caption, (28, 18, 36, 18), head, body)


def classes() -> Table:
    """Two header rows, codes in three columns, sixty rows: longer than a page."""
    code, name = (
        heads("功能分类科目编码", colspan=3, scope="colgroup"),
        heads("功能分类科目名称", rowspan=2),
    )
    head = (
        Row((code, name, heads("总计", rowspan=2), heads("其中", colspan=2, scope="colgroup"))),
        Row(tuple(heads(title) for title in ("类", "款", "项", "基本支出", "项目支出"))),
    )
    body = tuple(Row(tuple(class_row(row))) for row in range(1, 61))
    return Table("支出总体情况表", "单位支出总体情况表", (6, 6, 6, 37, 15, 15, 15), head, body)


def class_row(row: int) -> list[Cell]:
    codes = [
        centred("201"),
        centred("03"),
        centred(f"{row:02d}"),
        said(f"科目名称第{row}项", indent=row % 3),
    ]
    shares = {"合计": 1000, "基本": 400, "项目": 600}
    return codes + [
        amount(f"支出.{row}.{kind}", f"{row * share:,}.00") for kind, share in shares.items()
    ]


def targets() -> Table:
    """A performance table: merged row heads, a line break, no header row."""
    goals = (*text("目标一：保障会议 12 次；"), LineBreak(), *text("目标二：满意度 ≥95%。"))
    kinds = (
        heads("绩效指标", rowspan=3, scope="rowgroup"),
        heads("产出指标", rowspan=2, scope="rowgroup"),
    )
    body = (
        Row((heads("项目名称", scope="row"), said("会议保障经费", colspan=3))),
        Row((heads("年度绩效目标", scope="row"), Cell(goals, colspan=3))),
        Row((*kinds, said("会议次数"), centred("≥12次"))),
        Row((said("按时完成率"), centred("=100%"))),
        Row((heads("满意度指标", scope="row"), said("参会人员满意度"), centred("≥95%"))),
    )
    return Table(
        "项目绩效目标表", "会议保障经费的绩效目标", (16, 20, 44, 20), (), body, role="绩效表"
    )


def above(number_: str, title: str, anchor: str) -> tuple[Paragraph, Heading, Aligned]:
    """What stands over a table: its number, its title, unit and measure."""
    line = Aligned(text("编制单位：示例单位"), text("单位：万元"))
    return Paragraph(text(number_), "表号"), Heading(2, text(title), anchor, "表题"), line


def sentence() -> Paragraph:
    return Paragraph(
        (
            *text("示例单位2024年收入预算"),
            *number("收入.合计.金额", "2,014.18"),
            *text("万元，比上年增加"),
            *number("收入.合计.增减额", "110.02"),
            *text("万元，增长"),
            *number("收入.合计.增减率", "5.78%"),
            *text("，主要原因是人员增加及“三公”经费调整。"),
        )
    )


def explanation() -> Section:
    return Section(
        "纵向",
        (
            Heading(1, text("第三部分 2024年单位预算情况说明"), "p3", "部分标题"),
            Heading(2, text("一、关于示例单位2024年收支预算情况的总体说明"), "s31", "一级标题"),
            Heading(3, text("（一）收入预算"), "s311", "二级标题"),
            *(sentence() for _ in range(6)),
            Paragraph(text("示例单位"), "落款"),
            Paragraph(text("2024年3月10日"), "落款"),
        ),
    )


def disclosure() -> Document:
    title = "示例单位2024年部门预算公开"
    cover = Paragraph(text(title), "封面标题"), Paragraph(text("2024年3月10日"), "封面落款")
    duties = (Paragraph(text(f"（{n}）{DUTY}")) for n in range(1, 9))
    part1 = Heading(1, text("第一部分 2024年单位概况"), "p1", "部分标题")
    part2 = Heading(1, text("第二部分 2024年单位预算公开表"), "p2", "部分标题")
    sections = (
        Section("封面", cover, numbered=False),
        Section("目录", (Contents("目  录"),), numbered=False),
        Section("纵向", (part1, Heading(2, text("一、主要职能"), "s11", "一级标题"), *duties)),
        Section("纵向", (part2, *above("表1", "一、单位收支总体情况表", "t1"), overview())),
        Section("横向", (*above("表3", "三、单位支出总体情况表", "t2"), classes())),
        Section(
            "纵向",
            (
                *above("表12", "项目绩效目标表", "t3"),
                targets(),
                Paragraph(text("备注：无。"), "备注"),
            ),
        ),
        explanation(),
    )
    return Document(title, "示例单位", "2024-03-10", sections)
