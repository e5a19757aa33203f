"""the order of Vietnamese words, as PostgreSQL's own function

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

# See app/core/word_order.py for what the key means.
_MARKS, _TONES = r'\u0306\u0302\u031b', r'\u0300\u0309\u0303\u0301\u0323'
_OF_WORDS = rf'a-zA-Z\u0111\u0110\u0180\u0243{_MARKS}{_TONES}'
_STRANGERS = (
    (r'[\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]+', ''),
    (r'[\u0001-\u001f~\u007f-\u00bf\u2000-\u206f]+', ' '),
    (rf'[^ -}}{_OF_WORDS}]', '~'),
)
_STEPS = (
    (r'[!-/:-@\[-`{-}]+', ' '),
    ('([0-9]+)', r'00000000000000000000\1'),
    ('[0-9]*([0-9]{20})(?![0-9])', r'#\1'),
    (' +', ' '),
)
# The most frequent first, for each character is looked for from the left.
_LETTERS = 'nhtigcaoumdrpbvlsykxeqfwjz'
_PLACES = 'f9la842gme5jh3ndkqcp6i7obr'


def _replaced(said: str, steps: tuple[tuple[str, str], ...]) -> str:
    for pattern, instead in steps:
        said = f"regexp_replace({said}, '{pattern}', '{instead}', 'g')"
    return said


def _key() -> str:
    letters = 'lower(said)'
    for stroked, plain in (('đ', 'd'), ('Đ', 'd'), ('ƀ', 'b'), ('Ƀ', 'b')):
        letters = rf"replace({letters}, '{stroked}', E'{plain}\u0306')"
    # What has no place of its own falls away: the tones.
    places = rf"translate({letters}, E' {_LETTERS}{_MARKS}#~{_TONES}', '0{_PLACES}xyz1s')"
    tones = rf"translate(regexp_replace(said, '[^ {_TONES}]+', '', 'g'), E' {_TONES}', '012345')"
    # OFFSET 0: what is named once is worked out once.
    return f"""SELECT {places} || '00' || {tones} FROM (
        SELECT CASE WHEN known ~ '^[{_OF_WORDS}]+( [{_OF_WORDS}]+)*$' THEN known
            ELSE btrim({_replaced('known', _STEPS)}, ' ') END AS said
        FROM (
            SELECT CASE WHEN given ~ '[^ -}}{_OF_WORDS}]' THEN {_replaced('given', _STRANGERS)} ELSE given END
                AS known
            FROM (SELECT normalize(left($1, 80), NFD) COLLATE "C" AS given OFFSET 0) AS first
            OFFSET 0
        ) AS second
        OFFSET 0
    ) AS third"""


def upgrade() -> None:
    # SQLite is given the function of Python at each connection.
    if op.get_bind().dialect.name == 'postgresql':
        op.get_bind().exec_driver_sql(
            'CREATE FUNCTION word_order_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE '
            f'AS $key$ {_key()} $key$'
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP FUNCTION word_order_key(text)')
