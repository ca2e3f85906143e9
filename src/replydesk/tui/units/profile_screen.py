"""The screen for a unit profile: groups of fields, and an invented letter as the unit prints it."""

from __future__ import annotations

from functools import cache

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.layout.pages import Pages
from replydesk.letter.model import Role
from replydesk.letter.profile_text import Setting, SettingKey, setting_at
from replydesk.reply.example_draft import example_draft, example_stock
from replydesk.reply.findings import Level
from replydesk.reply.profile_form import (
    GROUPS,
    PHRASE_PARTS,
    SettingField,
    fault_of,
    kind_of_field,
    value_of,
)
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import Theme
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_PROFILE, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.status import StatusLine, Words
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.units.profile_editing import ProfileEditing
from replydesk.tui.units.settings_form import SettingsForm

REPAINT_AFTER = 0.05  # seconds from a change to the new page
SAVE_AFTER = 1.0  # seconds from the last change to the saved file

# The field or part of the letter in which a setting shows.
_SHOWN_IN = {
    "名称": Key.SIGNATURE,
    "简称": Part.THANKS,
    "自称": Part.THANKS,
    "工作": Part.THANKS,
    "信头": Key.UNIT,
    "代字": Key.DOCUMENT_NUMBER,
    "联系人": Key.CONTACT,
    "电话": Key.CONTACT,
    "联系样式": Key.CONTACT,
    "承办处室": Key.CONTACT,
    "抄送": Key.CC,
    "格式": Key.UNIT,
    "用印": Key.SIGNATURE,
    "签发职务": Key.SIGNER,
    "印发机关": Key.PRINT_DATE,
    "版记双页": Key.PRINT_DATE,
    "领起语加粗": Part.ANSWER,
    "类别样式": Key.RESULT_CLASS,
    "公开样式": Key.PUBLICITY,
    "签发样式": Key.SIGNER,
    "联名答复": Key.PROPOSERS,
}


class ProfileScreen(WorkScreen):
    """The settings of a unit; each change is on the page at once, and in the file soon after."""

    CSS_PATH = "profile.tcss"
    AUTO_FOCUS = ""
    COMMANDS_HERE = ON_PROFILE
    BINDINGS = bindings(ON_PROFILE)

    def __init__(self, stock: Stock, editing: ProfileEditing, key: str = "") -> None:
        """Show a profile, at a setting's key; `stock` has the phrases of the desk."""
        super().__init__()
        self.is_ready = False
        self.editing = editing
        self.parting_words = ""
        self._stock = stock
        self._group = next((i for i, group in enumerate(GROUPS) if key in group.keys), 0)
        self._key = key
        self._field: SettingField | None = None
        self._faults: dict[SettingKey, str] = {}
        self._originals: dict[SettingKey, Setting] = {}  # values before typing, kept if that is wrong
        self._warned = False
        self._form: SettingsForm | None = None  # None while another is mounted
        self._repaint: Timer | None = None
        self._save: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Words(classes="top")
        yield OneOf([group.name for group in GROUPS], id="groups")
        with Horizontal(id="main"):
            with Vertical(id="settings"):
                yield Words(id="effect")
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_PROFILE), id="keys")

    async def on_mount(self) -> None:
        await self._show_group(self._group)
        self._focus_first(self._key)
        self.is_ready = True

    @property
    def is_to_repaint(self) -> bool:
        """Return True while a change is not on the page."""
        return self._repaint is not None

    @property
    def form(self) -> SettingsForm:
        """Return the form of the current group."""
        assert self._form is not None
        return self._form

    async def _show_group(self, index: int) -> None:
        """Show the fields of a group, without what was wrong in those before."""
        self._stop_repaint()
        self._form = None
        self._group, self._field = index, None
        self._faults, self._originals = {}, {}
        groups = self.query_one("#groups", OneOf)
        groups.show([group.name for group in GROUPS], GROUPS[index].name)
        await self.query(SettingsForm).remove()
        form = SettingsForm(GROUPS[index], self.editing.profile, self._stock, self._typed)
        await self.query_one("#settings").mount(form, before="#effect")
        self._form = form
        self._reload()

    def _focus_first(self, key: str = "") -> None:
        form = self.form
        fields = [field for field in form.fields if field.path.key == key]
        self.set_focus((form.widget_of(fields[0].path) if fields else None) or form.first())

    def _example(self) -> Reply:
        """Return the invented letter as the unit prints it, of the kind that the field is for."""
        profile = self.editing.profile
        stock = example_stock(self._stock, profile)
        kind = kind_of_field(self._field) if self._field else kind_of_field(self.form.fields[0])
        return make_reply(example_draft(stock, profile, kind), stock, asks=False)

    def _reload(self) -> None:
        reply = self._example()
        self.form.load(self.editing.profile, reply.facts.slots)
        self.form.show_faults(self._faults)
        self._show_page(reply)

    def _show(self) -> None:
        """Show what depends on the profile, except the texts that are typed."""
        self._stop_repaint()
        if self._form is None or not self.is_running:
            return
        reply = self._example()
        self.form.update_profile(self.editing.profile, reply.facts.slots)
        self._show_page(reply)

    def _show_page(self, reply: Reply) -> None:
        self.page.show(reply.pages)
        self.page.reveal(Place(self._shown_in()), None)
        self.query_one("#effect", Words).show(Text("\n").join(self._effect(reply)), hang=8)
        profile = self.editing.profile
        self.query_one(".top", Words).show(Text(f"单位档案　{profile.name}"))
        state = "已存" if self.editing.is_saved else "正在写……"
        self.query_one(StatusLine).facts(f"单位档案/{self.editing.file_name}", state)

    def _effect(self, reply: Reply) -> list[Text]:
        """Return what the setting in focus prints, and what is to be said of the unit's settings."""
        if self._field and self._field.path.key == "格式" and not self.page.display:
            lines = _head(reply.pages)
        else:
            key = self._shown_in()
            texts = [block.text for block in reply.letter.blocks if block.place.key == key]
            lines = [Text(f"印出来　{' ⏎ '.join(texts)}")] if texts else []
        found = [each for each in reply.findings if each.level in _TOLD and each.rule in _unit_rules()]
        return [*lines, *(Text(f"！ {each.message}；{each.remedy}") for each in found)]

    @property
    def page(self) -> PageView:
        """Return the view of the invented letter."""
        return self.query_one(PageView)

    def _shown_in(self) -> str:
        """Return the field or part of the letter where the setting in focus shows."""
        if self._field is None:
            return ""
        key, inner = self._field.path
        if key == "套用语":
            return next(part for part in PHRASE_PARTS if inner.endswith(part))
        return _SHOWN_IN.get(key, "")

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        """Show where the setting in focus prints; of another one, no repeated warning."""
        if isinstance(event.widget, PageView):
            self.add_class("page-only")
            return
        self.remove_class("page-only")
        if self._form is None or self._form not in event.widget.ancestors:
            return
        field = self.form.field_of(event.widget)
        if field != self._field:
            self._field, self._warned, self._originals = field, False, {}
            self._show_soon()

    def _show_soon(self) -> None:
        if self._repaint is None:
            self._repaint = self.set_timer(REPAINT_AFTER, self._show)

    def _stop_repaint(self) -> None:
        if self._repaint is not None:
            self._repaint.stop()
            self._repaint = None

    def _typed(self, field: SettingField, text: str) -> None:
        """Take a typed text or a choice in, or say at the field what is wrong with it."""
        self.say("")
        self._warned = False
        original = self._originals.setdefault(field.path, setting_at(self.editing.profile, field.path))
        fault = fault_of(field, text)
        try:
            self.editing.put(field.path, original if fault else value_of(field, text))
        except UserError as error:
            fault = str(error)
        self._faults = {path: each for path, each in self._faults.items() if path != field.path}
        if fault:
            self._faults[field.path] = f"{fault}（没有存，还是原来的）"
        self.form.show_faults(self._faults)
        self._show_soon()
        self._save_soon()

    def _save_soon(self) -> None:
        if self._save is not None:
            self._save.stop()
        self._save = self.set_timer(SAVE_AFTER, self._save_now)

    def _save_now(self) -> None:
        self._save = None
        if self.save():
            self._show_soon()

    def save(self) -> bool:
        """Save what has changed; return True if it is in the file, and say so if it could not be written."""
        try:
            message = self.editing.save()
        except UserError as error:
            self.say(f"没有存上：{error}", is_trouble=True)
            return False
        if message:
            self._reload()
            self.say(message, is_trouble=True)
        return True

    def put_away(self) -> str:
        """Save before the program ends; return a message if that cannot be done."""
        try:
            return self.editing.save()
        except UserError as error:
            return f"单位档案没有存上：{error}"

    @on(OneOf.Changed, "#groups")
    async def _group_chosen(self) -> None:
        await self._show_group(self.query_one("#groups", OneOf).chosen)

    async def action_turn_group(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) group, cyclically."""
        await self._show_group((self._group + by) % len(GROUPS))
        self._focus_first()

    def action_profile(self) -> None:
        """Say how to get to another profile: two forms of one would not know of each other."""
        self.say("正在改单位档案；要改别的单位，按 Esc 返回后再选")

    def action_page(self) -> None:
        """Switch between the fields and the page."""
        if self.page.has_focus:
            self._back_to_fields()
        else:
            self.add_class("page-only")
            self.page.focus()

    def _back_to_fields(self) -> None:
        self.remove_class("page-only")
        widget: Widget | None = self.form.widget_of(self._field.path) if self._field else None
        self.set_focus(widget or self.form.first())

    async def action_undo(self) -> None:
        """Undo the last change, and go to its field."""
        path = self.editing.undo()
        if path is None:
            self.say("没有可取消的改动")
            return
        self._faults = {}
        group = next(i for i, each in enumerate(GROUPS) if path.key in each.keys)
        if group != self._group:
            await self._show_group(group)
        self._reload()
        if widget := self.form.widget_of(path):
            self.set_focus(widget)
        self._save_soon()
        self.say(f"已取消改动：{path.name}")

    def action_back(self) -> None:
        """Save and close; what cannot be saved is said once before it is given up."""
        if self.has_class("page-only"):
            self._back_to_fields()
            return
        if self._faults and not self._warned:
            self._warned = True
            path = next(iter(self._faults))
            if widget := self.form.widget_of(path):
                self.set_focus(widget)
            self.call_after_refresh(self._warn, path)
        elif self.save() or self._warned:
            self.parting_words = "" if self.editing.is_saved else "单位档案没有存上"
            self.dismiss(None)
        else:
            self._warned = True

    def _warn(self, path: SettingKey) -> None:
        self._warned = True
        self.say(f"“{path.name}”没有存；改好它，或者再按 Esc 照原来的", is_trouble=True)


_TOLD = (Level.ERROR, Level.SUSPECTED, Level.HINT)


@cache
def _unit_rules() -> frozenset[str]:
    """Return the ids of the rules on a unit's settings; others are about the invented letter."""
    return frozenset(rule.id for rule in RULES if rule.theme is Theme.UNIT)


def _head(pages: Pages) -> list[Text]:
    """Return the rows of the page above the title, without blank ones."""
    from replydesk.render import terminal

    page, blocks, found = pages.pages[0], pages.letter.blocks, []
    for y, row in enumerate(page.rows, 1):
        if row and blocks[row[0].block].role is Role.TITLE:
            break
        text = terminal.page_row(pages, page, y)
        found += [text[1:-1]] if text.plain.strip(" │") else []
    return found
