"""``disclosure forms``: list, show, copy and check the forms."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.parser import NO_FOLDER, Parser, add_templates
from generator.diagnostics import Position, brief
from generator.files import is_folder, safe_name, write
from generator.trouble import MISUSE

if TYPE_CHECKING:
    from generator.budget.form_facts import FormFact
    from generator.forms.library import Form, Library

NAME = "forms"
HELP = "列出、查看、复制、检查、起草表样"
USAGE = "[show|copy|check|draft] [表样] [新名] [--diff [表样]] [--templates DIR]"
DESCRIPTION = "表样是 templates/ 里的文件夹：表格、文字、版式都写在里面，不用编程。"
EXAMPLES = """\
示例：
  disclosure forms                          列出全部表样
  disclosure forms show 2024                每个文件来自哪个文件夹
  disclosure forms show 我县2024 --diff --templates 我的表样   与它继承的表样哪里不同
  disclosure forms show 2024 --diff 2021    与另一个表样哪里不同
  disclosure forms copy 2024 我县2024 --templates 我的表样
  disclosure forms draft 公开.docx -o 我的表样/我省2027 --facts 单位.yaml   由公开文本起草
  disclosure forms check 2024               用样本、空预算和自造的预算各排一遍，一次列出全部问题

返回值：0 正常；1 表样有错误；2 没有做成。"""

NAME_OF_FORM = re.compile(r"[\w·（）-]+")
ACTIONS = ("list", "show", "copy", "check", "draft")


def add_arguments(parser: Parser) -> None:
    """The command's own arguments."""
    parser.arguments.add_argument(
        "action", metavar="做什么", nargs="?", choices=ACTIONS, default="list", help="不写就列出"
    )
    parser.arguments.add_argument("form", metavar="表样", nargs="?", help="表样的名字")
    parser.arguments.add_argument("name", metavar="新名", nargs="?", help="复制成什么名字")
    parser.arguments.add_argument(
        "--diff", metavar="表样", nargs="?", const="", help="show：与继承的或这个表样哪里不同"
    )
    parser.arguments.add_argument(
        "-o", "--output", metavar="DIR", type=Path, help="draft：表样写到哪个文件夹"
    )
    parser.arguments.add_argument(
        "--facts", metavar="FILE", type=Path, help="draft：由同一份文本导入的 YAML"
    )
    add_templates(parser, Path)  # ``copy`` makes the one that is missing


def run(options: argparse.Namespace) -> int:
    """Do it; 1 for a form with errors."""
    from generator.workspace import library

    if options.templates and options.action != "copy" and not is_folder(options.templates):
        print(f"--templates {NO_FOLDER.format(options.templates)}", file=sys.stderr)
        return MISUSE
    if options.action == "draft":
        from generator.cli.drafting import write_draft

        return write_draft(options)
    forms = library(Path(), options.templates)
    if options.action == "list":
        return _list(forms)
    if not options.form:
        print(f"还要写表样的名字。可用的表样：{'、'.join(forms.names())}。", file=sys.stderr)
        return MISUSE
    form = forms.form(options.form, Position("命令行"))
    if options.action == "show":
        is_compared = options.diff is not None
        return _diff(form, _other(form, forms, options.diff)) if is_compared else _show(form)
    return _copy(form, options) if options.action == "copy" else _check(form)


def _list(forms: Library) -> int:
    for name in forms.names():
        spec = forms.form(name, Position("命令行")).spec
        extends = f"，继承 {spec.extends}" if spec.extends else ""
        served = spec.years or "哪年没有写"
        print(
            f"{name}  适用 {served}，{spec.region or '不限地区'}{extends}\n    {spec.description}"
        )
    return 0


def _show(form: Form) -> int:
    print(f"表样 {form.name} 由这些文件夹依次组成（前面的优先）：")
    for number, folder in enumerate(form.folders, start=1):
        print(f"  {number}. {folder}")
    print("合并而成（各层都有的逐项合并）：form.yaml、look.yaml、style.css")
    print("各模板取自：")
    names: set[str] = set()
    for folder in form.folders:
        names.update(file.name for file in folder.iterdir() if file.suffix in (".html", ".docx"))
    for name in sorted(names):
        holders: list[str] = []
        for number, folder in enumerate(form.folders, start=1):
            if (folder / name).is_file():
                holders.append(str(number))
        covered = f"（盖过 {'、'.join(holders[1:])}）" if len(holders) > 1 else ""
        print(f"  {name}  ← {holders[0]}{covered}")
    _show_facts(form)
    return 0


def _other(form: Form, forms: Library, name: str) -> Form | None:
    """The form to compare with: the one named, or the one that ``form`` extends."""
    return forms.form(name, Position("命令行")) if name else form.extended


def _diff(form: Form, other: Form | None) -> int:
    from generator.forms.differences import differences

    if other is None:
        print(
            f"表样 {form.name} 没有继承别的表样；请写明与哪一个比较：--diff 表样。", file=sys.stderr
        )
        return MISUSE
    found = list(differences(form, other))
    count = f"{len(found)} 处。" if found else "没有。"
    print(f"表样 {form.name} 与 {other.name} 不同的地方：{count}")
    for sentence in found:
        print(f"  {sentence}")
    return 0


def _show_facts(form: Form) -> None:
    """What the form asks for itself, as a department fills it in."""
    facts = form.spec.facts
    if facts:
        print("表样另要的事实，写在各单位 YAML 的“另填”下面：")
    for name, fact in facts.items():
        print(f"  {_described(name, fact)}")
        for column, below in fact.columns.items():
            print(f"    {_described(column, below)}")


def _described(name: str, fact: FormFact) -> str:
    about = [fact.kind, fact.unit, "可不填" if fact.may_lack == "是" else "", fact.about]
    return f"{name}：{'，'.join(filter(None, about))}"


def _copy(form: Form, options: argparse.Namespace) -> int:
    if not options.name or not options.templates:
        print("复制时要写新名和 --templates DIR（放在哪个文件夹）。", file=sys.stderr)
        return MISUSE
    if safe_name(options.name) != options.name or not NAME_OF_FORM.fullmatch(options.name):
        message = (
            f"“{options.name}”不能作表样的名字。请只用汉字、字母、数字和连字符，不超过 60 个字。"
        )
        print(brief(message), file=sys.stderr)
        return MISUSE
    target: Path = options.templates / options.name
    if target.exists() or options.name == form.name:
        print(f"{target} 已经有了，没有改动它。请换一个新名。", file=sys.stderr)
        return MISUSE
    spec = form.spec
    served = spec.years.written if spec.years else ""
    text = (
        f"# 只写与“{form.name}”不同的地方；没写的都照“{form.name}”。\n"
        f'名称: "{options.name}"\n适用年度: "{served}"\n地区: {spec.region or "本地"}\n'
        f'继承: "{form.name}"\n说明: 由 {form.name} 改来。\n'
    )
    write(target / "form.yaml", text.encode())
    print(f"已建立 {target}，继承 {form.name}。")
    print(
        f"要改哪个文件，就把它从 disclosure forms show {form.name} 列出的文件夹复制到 "
        f"{target} 再改。"
    )
    return 0


def _check(form: Form) -> int:
    from generator.form_check.check import examine

    examined = examine(form)
    for finding in examined.findings:
        print(finding)
    tried = examined.tried
    if tried:
        later = "；其余的改好以后再试" if examined.findings else ""
        print(f"试了 {len(tried)} 份预算：{'；'.join(tried)}{later}。")
    for source, why in examined.without_place.items():
        print(f"没有试 {source}：这套表样没有地方列它（{why.rstrip('。')}）。")
    for table, columns in examined.empty.items() if not examined.findings else ():
        print(f"哪一份都没有数的栏：表“{table}”：{'、'.join(columns)}。")
    count = len(examined.findings)
    print(f"表样 {form.name}：{f'{count} 处要改。' if count else '没有发现问题。'}")
    return 1 if count else 0
