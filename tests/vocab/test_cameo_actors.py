"""What CAMEO's actor codes say in PLOVER's terms."""

import pytest

from dateline.vocab.cameo_actors import agent_sector, coded


@pytest.mark.parametrize(
    ("code", "country", "sector", "kind", "unread"),
    [
        ("USA", "USA", None, "state", ()),
        ("IRNGOV", "IRN", "GOV", "organisation", ()),
        ("CHNMED", "CHN", "JRN", "organisation", ()),
        ("CHNHLH", "CHN", "MED", "organisation", ()),
        ("COLINS", "COL", "REB", "group", ()),
        ("KORGOVBUS", "KOR", "GOV", "organisation", ()),
        ("IGOUNO", "UNO", None, "organisation", ()),
        ("IGOUNOREFHCR", "UNO", "REF", "organisation", ()),
        ("IGOEUREEC", "EUR", None, "organisation", ()),
        ("IGOWSTNAT", "IGO", "MIL", "organisation", ()),
        ("IMGMUSALQ", "IMG", "REB", "group", ()),
        ("MNCUSAMED", "MNC", "JRN", "organisation", ()),
        ("NGMENV", "ISM", "SOC", "group", ()),
        ("USAELI", "USA", "ELI", "person", ()),
        ("ELI", None, "ELI", "person", ()),
        ("EUR", None, None, "group", ()),
        ("ROM", "ROU", None, "state", ()),
        ("DDRGOV", None, "GOV", "organisation", ("DDR",)),
        ("USAMOSRAD", "USA", "REL", "group", ()),
        ("GBRGOVXYZ", "GBR", "GOV", "organisation", ("XYZ",)),
        ("GBRGO", "GBR", None, "group", ("GO",)),
    ],
)
def test_a_code_is_read(
    code: str, country: str | None, sector: str | None, kind: str, unread: tuple[str, ...]
) -> None:
    assert coded(code) == (country, sector, kind, unread)


@pytest.mark.parametrize("code", ["XQZ", "XQZGOV", "U", "12"])
def test_an_unknown_head_is_no_guess(code: str) -> None:
    with pytest.raises(ValueError, match="not known"):
        coded(code)


def test_agents_have_sectors() -> None:
    assert agent_sector("GOV") == ("GOV", ())
    assert agent_sector("MED") == ("JRN", ())
    assert agent_sector("BUDREB") == ("REB", ())
    assert agent_sector("GOVFRM") == ("GOV", ("FRM",))
    with pytest.raises(ValueError, match="XYZ"):
        agent_sector("XYZ")
