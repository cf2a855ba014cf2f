"""The commands on what became of the cases, whose they were and where, in Spanish."""

from __future__ import annotations

import pytest

from tests.conftest import Stage


@pytest.mark.parametrize(
    ("typed", "title", "lines"),
    [
        (
            "cerrados",
            "Cerrados en la revisión de ICE hasta el 20 jul 2012: 7,186 casos",
            ("7,186 equivale a **cerca de 2.0%** de cerca de 357,000 casos revisados hasta entonces.",),
        ),
        (
            "cerrados 29mayo",
            "Cerrados en la revisión de ICE hasta el 29 may 2012: 4,403 o 4,363 casos",
            (
                "4,403 equivale a **1.53%** de 288,361 casos revisados hasta entonces.",
                (
                    "TRAC cuenta otra cosa, los cierres con un código de discreción procesal en los "
                    "registros de las cortes: `!cortes`. No hay que sumar ni comparar las dos cuentas."
                ),
            ),
        ),
        (
            "detenidos",
            "Los casos de personas detenidas, y los demás",
            (
                "• 30 de may – 20 de jul de 2012: no se sabe quién estaba detenido.",
                "• Hasta el 16 abr 2012: no detenidas, 16,518 de 179,518 elegibles; detenidas, 26 de 40,036.",
                (
                    "Mezcla: el cambio en la parte de personas detenidas. Tasas: el cambio de las tasas "
                    "dentro de los dos grupos. Es un cálculo de este bot (la descomposición de Kitagawa), no "
                    "una explicación de ICE."
                ),
            ),
        ),
        (
            "cortes",
            "Lo que se sabe por corte",
            ("• Programa piloto en Denver: **16.42%**, 1,301 de 7,923 casos recomendados para cierre",),
        ),
        (
            "cortes Denver",
            "Denver: lo que se sabe",
            ("• Hasta 31 may 2012: **401** cierres (TRAC)",),
        ),
        (
            "cortes Nueva York",
            "Nueva York: lo que se sabe",
            ("• Pausó sus audiencias para la revisión: 7 – 18 de may de 2012",),
        ),
        (
            "nuevos",
            "Casos nuevos que ICE presentó en la corte de inmigración",
            ("• 1 de oct – 31 de dic de 2011: **39,331**",),
        ),
        (
            "datos",
            "La tabla periods: los periodos de la revisión",
            ("4 filas, en CSV.", "• `eligible`: casos que resultaron provisionalmente elegibles"),
        ),
        (
            "datos nuevos",
            "La tabla filings: casos nuevos presentados en corte",
            ("8 filas, en CSV.",),
        ),
    ],
)
async def test_the_spanish_commands_answer_in_spanish(
    stage: Stage, typed: str, title: str, lines: tuple[str, ...]
) -> None:
    reply = await stage.ask(f"!{typed}")
    assert reply.title == title
    for line in lines:
        assert f"{line}\n" in reply.description


async def test_the_spanish_commands_have_a_spanish_alt_text_and_spanish_files(stage: Stage) -> None:
    (alt_text,) = (await stage.ask("!cerrados")).pictures.values()
    assert alt_text.startswith("Gráfica de barras. De revisados a cerrados")
    reply = await stage.ask("!datos", channel=stage.channel_where_bot(attach_files=False))
    assert reply.description.startswith(
        "Aquí no tengo permiso para adjuntar archivos. Pídemelo en un mensaje directo o con un comando de "
        "barra.\n"
    )


async def test_discord_offers_the_commands_by_their_spanish_names(stage: Stage) -> None:
    (registered,) = [call.json for call in stage.env.http_requests if call.method == "PUT"]
    assert registered
    names = {command["name"]: command["name_localizations"]["es-419"] for command in registered}
    assert [names[name] for name in ("closed", "detained", "courts", "filings", "data")] == [
        "cerrados",
        "detenidos",
        "cortes",
        "nuevos",
        "datos",
    ]
