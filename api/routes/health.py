"""Whether the program runs, and whether its store answers."""

from fastapi import APIRouter

from api.deps import StoreDep
from api.models import Health, Readiness
from graph.questions.counting import count_loaded

router = APIRouter(tags=["Tình trạng"])


@router.get("/healthz", summary="Chương trình đang chạy")
def get_health() -> Health:
    """Answer without looking at the store."""
    return Health()


@router.get("/readyz", summary="Kho dữ liệu trả lời được")
def get_readiness(store: StoreDep) -> Readiness:
    """Ask the store for its version and its documents."""
    return Readiness(store=store.name, version=store.version(), documents=count_loaded(store))
