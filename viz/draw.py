"""The one door to pictures: a store and what is wanted in, a picture out."""

from graph.questions.counting import count_loaded
from graph.store.protocol import Store
from viz.overview import overview
from viz.picture import EmptyPicture, Picture
from viz.plan_view import plan_view
from viz.scene import read_scene

LIMIT = 40
"""Boxes that one column may hold before the rest is grouped."""


def draw(
    store: Store,
    *,
    resolution: str | None = None,
    plan: str | None = None,
    section: str | None = None,
    limit: int = LIMIT,
) -> Picture | EmptyPicture:
    """The groups of a resolution and its plans, or one plan when ``plan`` is given."""
    scene = read_scene(store, resolution)
    if scene is None:
        return _nothing(store)
    if plan is None:
        return overview(scene, limit)
    return plan_view(scene, plan, section, limit)


def _nothing(store: Store) -> EmptyPicture:
    if count_loaded(store):
        return EmptyPicture(
            title="Chưa có nghị quyết, chỉ thị hay kết luận nào",
            hint="Các văn bản đã nạp không dẫn nghị quyết nào. Nạp thêm văn bản cấp trên: "
            "chidao load TỆP…",
        )
    return EmptyPicture(
        title="Chưa có văn bản nào",
        hint="Nạp văn bản bằng lệnh: chidao load TỆP…  hoặc xem thử với dữ liệu mẫu: chidao demo",
    )
