"""The web application: routes, errors and guard put together."""

import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

import viz
from api.deps import Door
from api.guard import Guard
from api.problems import PROBLEM, answer_errors
from api.routes import agencies, health, pictures, questions
from graph.base.settings import Settings

STATIC = Path(viz.__file__).parent / "static"


def create_app(settings: Settings) -> FastAPI:
    """The application on the store that the settings name; nothing in it needs a network."""
    door = Door(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        door.warm()
        yield
        door.close()

    app = FastAPI(
        title="Chidao",
        summary="Đồ thị tri thức về văn bản chỉ đạo: ai được giao việc gì, theo văn bản nào.",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        responses={"4XX": PROBLEM, "5XX": PROBLEM},
    )
    app.state.door = door
    for routes in (questions, agencies, pictures, health):
        app.include_router(routes.router)
    # A Windows registry may call .js plain text, which a browser told not to guess will not run.
    mimetypes.add_type("text/javascript", ".js")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    answer_errors(app)
    app.add_middleware(Guard, host=settings.host)
    return app
