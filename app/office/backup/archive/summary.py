"""The parts of books that people compare: balances, heads of the trail, names. Plain SQL, for any schema."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, inspect, text


def balances_of(connection: Connection) -> dict[str, int]:
    """What the cash book holds by fund and channel: "3 cash"."""
    found: dict[str, int] = defaultdict(int)
    lines = connection.execute(
        text(
            "SELECT fund_id, channel, sum(CASE WHEN direction IN ('payment', 'transfer') THEN -amount "
            "ELSE amount END) FROM cash_entries GROUP BY fund_id, channel"
        )
    ).all()
    arrived = connection.execute(
        text(
            "SELECT to_fund_id, to_channel, sum(amount) FROM cash_entries "
            "WHERE to_fund_id IS NOT NULL GROUP BY to_fund_id, to_channel"
        )
    ).all()
    for fund_id, channel, amount in [*lines, *arrived]:
        found[f"{fund_id} {channel}"] += int(amount)
    return dict(sorted(found.items()))


def heads_of(connection: Connection) -> dict[str, str]:
    """The newest hash of each chain of the trail, by the union's id ("": the accounts)."""
    rows = connection.execute(
        text(
            "SELECT unit_id, hash FROM trail_entries "
            "WHERE id IN (SELECT max(id) FROM trail_entries GROUP BY unit_id)"
        )
    ).all()
    return dict(sorted(("" if unit_id is None else str(unit_id), head) for unit_id, head in rows))


def unions_of(connection: Connection) -> tuple[str, ...]:
    """The names of the unions."""
    return tuple(connection.scalars(text("SELECT name FROM units ORDER BY id")))


def scans_of(connection: Connection) -> list[tuple[str, int, str]]:
    """Stored name, size and SHA-256 of every scan that the books name, withdrawn ones too."""
    if not inspect(connection).has_table("attachments"):
        return []  # the first schema
    rows = connection.execute(text("SELECT stored_name, size, sha256 FROM attachments ORDER BY id")).all()
    return [(name, size, sha256) for name, size, sha256 in rows]
