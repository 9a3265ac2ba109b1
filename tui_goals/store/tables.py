"""The tables, by SQLModel. Columns are named as the domain's fields.

The rules of the layer above are held here a second time by CHECK constraints, since table models do not validate.
"""

from typing import Any

from sqlmodel import SQLModel

from tui_goals.store.life_tables import (
    DraftRow,
    EntryLinkRow,
    EntryRow,
    FocusSessionRow,
    HeartbeatRow,
    InterruptionRow,
    SavedFilterRow,
    SegmentRow,
    StepRow,
    TerminalRow,
    ViewSettingRow,
)
from tui_goals.store.plan_tables import (
    BaselineRow,
    BiteRow,
    ColumnRow,
    DependencyRow,
    GoalRow,
    GoalTemplateRow,
    HillMarkRow,
    MeasurementRow,
    MilestoneRow,
    StatusUpdateRow,
    TaskRow,
)
from tui_goals.store.rest_tables import AlertClaimRow, BreakRow, PlannedPauseRow, QueueMarkRow
from tui_goals.store.review_tables import (
    AgreedScopeRow,
    DecisionRow,
    EntryVersionRow,
    FeedbackRow,
    PlanChangeRow,
    ReaderRow,
    ReviewRow,
    RewardTakenRow,
    SharingRow,
)
from tui_goals.store.row import Row

ROWS: dict[str, type[Row]] = {
    str(row.__tablename__): row
    for row in (
        GoalRow,
        ColumnRow,
        MilestoneRow,
        DependencyRow,
        TaskRow,
        BiteRow,
        FocusSessionRow,
        SegmentRow,
        HeartbeatRow,
        InterruptionRow,
        BreakRow,
        PlannedPauseRow,
        QueueMarkRow,
        AlertClaimRow,
        MeasurementRow,
        StatusUpdateRow,
        HillMarkRow,
        BaselineRow,
        GoalTemplateRow,
        SavedFilterRow,
        EntryRow,
        EntryLinkRow,
        EntryVersionRow,
        ReviewRow,
        DecisionRow,
        PlanChangeRow,
        RewardTakenRow,
        ReaderRow,
        SharingRow,
        FeedbackRow,
        AgreedScopeRow,
        DraftRow,
        ViewSettingRow,
        TerminalRow,
        StepRow,
    )
}
METADATA = SQLModel.metadata


def make_row(table: str, columns: dict[str, Any]) -> Row:
    """A row of a table by its name; nothing is validated but by the file's own rules."""
    return ROWS[table](**columns)
