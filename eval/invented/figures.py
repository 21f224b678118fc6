"""The figures of one invented organisation and year: drawn in whole cents, closed by construction.

A year's opening balances are the closing balances of the year before, so that reports of one organisation agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from eval.invented.bodies import ANNUITY, HOUSING, LAND, MEDICAL, PENSION, Body, Item

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An invented organisation; `key` seeds its figures."""

    key: str
    place: str
    body: Body

    @property
    def name(self) -> str:
        """The name in full."""
        return self.place + self.body.name

    @property
    def short(self) -> str:
        """The name as people shorten it: the place without 市, 县 or 区."""
        return self.place[:-1] + self.body.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one functional item cost, in 万元, by fund and part; `own` is money that is no appropriation."""

    item: Item
    budget: Decimal
    basic: Decimal = ZERO
    project: Decimal = ZERO
    fund: Decimal = ZERO
    own: Decimal = ZERO
    opening: Decimal = ZERO
    closing: Decimal = ZERO

    @property
    def general(self) -> Decimal:
        """Spent from the general public budget."""
        return self.basic + self.project

    @property
    def granted(self) -> Decimal:
        """Received from either budget in the year."""
        return self.general + self.fund + self.closing - self.opening

    @property
    def projects(self) -> Decimal:
        """Spent on projects, whatever the money."""
        return self.project + self.fund + self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A budget and what was spent of it."""

    budget: Decimal = ZERO
    final: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospitality:
    """The three public expenses and what they paid for."""

    purchase: Pair
    running: Pair
    reception: Pair
    visits: int
    guests: int

    @property
    def cars(self) -> Pair:
        """Purchase and running."""
        return _sum((self.purchase, self.running))

    @property
    def all(self) -> Pair:
        """All of it; travel abroad is nothing."""
        return _sum((self.cars, self.reception))


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchases:
    """Government procurement."""

    goods: Decimal
    works: Decimal
    services: Decimal
    small: Decimal
    micro: Decimal

    @property
    def all(self) -> Decimal:
        """Goods, works and services."""
        return self.goods + self.works + self.services


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """All figures of one report. `economic` holds the codes of table 6 that are not nothing."""

    year: int
    lines: tuple[Line, ...]
    economic: Mapping[str, Decimal]
    public: Hospitality
    purchases: Purchases
    office_budget: Decimal
    staff: int
    vehicles: int
    machines: int
    deeds: tuple[int, int]
    score: Decimal

    def sum(self, part: str, code: str = "") -> Decimal:
        """One part (a field or property of a line) of all items under a code."""
        return sum((getattr(line, part) for line in self.lines if line.item.code.startswith(code)), ZERO)

    def under(self, *codes: str) -> Decimal:
        """The economic codes that open with these."""
        return sum((amount for code, amount in self.economic.items() if code.startswith(codes)), ZERO)

    @property
    def personnel(self) -> Decimal:
        """人员经费."""
        return self.under("301", "303")

    @property
    def office(self) -> Decimal:
        """公用经费."""
        return self.under("302", "310")

    @property
    def income(self) -> Decimal:
        """本年收入合计."""
        return self.sum("granted") + self.sum("own")

    @property
    def spent(self) -> Decimal:
        """本年支出合计."""
        return self.sum("basic") + self.sum("projects")


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part in percent of the whole, with two decimals, rounded half up."""
    return (part / whole * 100).quantize(ZERO, ROUND_HALF_UP)


# Yuan of 万元 in cents per head: code, least, most, chance in ten that it is paid at all. * only institutions, - only others.
_PER_HEAD = (
    ("30101", 380, 520, 10),
    ("30102", 40, 330, 10),
    ("30103", 180, 420, 10),
    ("30107*", 240, 460, 10),
    ("30112", 5, 30, 10),
    ("30199", 20, 160, 7),
    ("30302", 20, 190, 9),
    ("30305", 3, 40, 7),
    ("30399", 5, 60, 6),
    ("30201", 20, 90, 10),
    ("30202", 3, 30, 8),
    ("30205", 2, 14, 8),
    ("30206", 10, 60, 9),
    ("30207", 5, 30, 8),
    ("30209", 15, 90, 7),
    ("30211", 15, 110, 10),
    ("30213", 5, 70, 8),
    ("30214", 5, 40, 3),
    ("30215", 2, 25, 6),
    ("30216", 3, 35, 9),
    ("30226", 4, 60, 8),
    ("30227", 6, 90, 5),
    ("30228", 15, 45, 10),
    ("30229", 8, 40, 9),
    ("30239-", 40, 120, 10),
    ("30299", 15, 140, 10),
    ("31002", 5, 70, 8),
)


def accounts(organisation: Organisation, year: int) -> Accounts:
    """The figures of an organisation for a year, always the same."""
    rng = Random(f"{organisation.key}/{year}")
    size = Random(organisation.key)
    staff = size.randint(14, 90) + rng.randint(-2, 3)
    vehicles = size.choice((0, 1, 2, 3, 4, 6, 9))
    work = size.randint(9000, 140000)
    public = _hospitality(rng, vehicles)
    economic = _economic(rng, organisation.body, staff, public)
    lines = _lines(organisation, year, rng, work, economic)
    office = sum((amount for code, amount in economic.items() if code[:3] in ("302", "310")), ZERO)
    return Accounts(
        year=year,
        lines=tuple(sorted(lines, key=lambda line: line.item.code)),
        economic=economic,
        public=public,
        purchases=_purchases(rng, work),
        office_budget=_near(rng, office),
        staff=staff,
        vehicles=vehicles,
        machines=size.randint(0, 5),
        deeds=(_count(rng, organisation.body.deeds[0].most), _count(rng, organisation.body.deeds[1].most)),
        score=_cents(rng.randint(8600, 9950)),
    )


def closing(organisation: Organisation, year: int, fund: bool) -> Decimal:
    """What was left at the end of a year."""
    rng = Random(f"{organisation.key}/{year}/{fund}")
    return ZERO if rng.random() < 0.2 else _cents(rng.randint(60, 2600))


def _lines(
    organisation: Organisation, year: int, rng: Random, work: int, economic: Mapping[str, Decimal]
) -> list[Line]:
    body = organisation.body
    aside = {PENSION: "30108", ANNUITY: "30109", MEDICAL[body.institution]: "30110", HOUSING: "30113"}
    paid = sum((economic[code] for code in aside.values()), ZERO)
    run = sum(economic.values(), ZERO) - paid
    lines = [_spent(rng, item, economic[code]) for item, code in aside.items()]
    lines.append(_spent(rng, body.run, run))
    first = _cents(rng.randint(work * 8 // 10, work * 12 // 10))
    own = _cents(rng.randint(300, 6000)) if Random(organisation.key + "own").random() < 0.5 else ZERO
    lines.append(
        Line(
            item=body.work[0],
            budget=_near(rng, first),
            project=first,
            own=own,
            opening=closing(organisation, year - 1, False),
            closing=closing(organisation, year, False),
        )
    )
    second = _cents(rng.randint(work * 2 // 10, work * 7 // 10))
    late = rng.random() < 0.15
    lines.append(Line(item=body.work[1], budget=ZERO if late else _near(rng, second), project=second))
    if Random(organisation.key + "fund").random() < 0.35:
        lines.append(_land(organisation, year, rng))
    return lines


def _land(organisation: Organisation, year: int, rng: Random) -> Line:
    return Line(
        item=LAND,
        budget=ZERO,
        fund=_cents(rng.randint(4000, 22000)),
        opening=closing(organisation, year - 1, True),
        closing=closing(organisation, year, True),
    )


def _spent(rng: Random, item: Item, amount: Decimal) -> Line:
    return Line(item=item, budget=amount if rng.random() < 0.15 else _near(rng, amount), basic=amount)


def _economic(rng: Random, body: Body, staff: int, public: Hospitality) -> dict[str, Decimal]:
    """Amounts by economic code, in the order of the codes."""
    amounts = {
        "30217": public.reception.final - _cut(rng, public.reception.final),
        "30231": public.running.final - _cut(rng, public.running.final),
    }
    for code, least, most, chance in _PER_HEAD:
        fits = not code.endswith("-" if body.institution else "*")
        if fits and rng.randint(1, 10) <= chance:
            amounts[code[:5]] = _cents(rng.randint(least * staff, most * staff))
    pension = _cents(rng.randint(110, 190) * staff)
    amounts |= {"30108": pension, "30109": (pension / 2).quantize(ZERO, ROUND_HALF_UP)}
    amounts |= {"30110": _cents(rng.randint(50, 100) * staff), "30113": _cents(rng.randint(90, 170) * staff)}
    return {code: amounts[code] for code in sorted(amounts) if amounts[code]}


def _cut(rng: Random, amount: Decimal) -> Decimal:
    """The part of an amount that projects paid: nothing, or some of it."""
    return (amount * rng.choice((0, 0, 1, 3)) / 10).quantize(ZERO, ROUND_HALF_UP)


def _hospitality(rng: Random, vehicles: int) -> Hospitality:
    reception = _cents(rng.randint(30, 900))
    visits = rng.randint(3, 60)
    running = _cents(rng.randint(140, 330) * vehicles)
    purchase = _cents(rng.randint(1500, 2600)) if vehicles > 2 and rng.random() < 0.2 else ZERO
    return Hospitality(
        purchase=_capped(rng, purchase),
        running=_capped(rng, running),
        reception=_capped(rng, reception),
        visits=visits,
        guests=visits * rng.randint(4, 11) + rng.randint(0, 3),
    )


def _capped(rng: Random, final: Decimal) -> Pair:
    """An amount with a round budget over it."""
    return Pair(budget=(final * rng.randint(11, 17) / 10).quantize(Decimal("0.1")) + ZERO, final=final)


def _purchases(rng: Random, work: int) -> Purchases:
    goods = _cents(rng.randint(work // 30, work // 8))
    works = _cents(rng.randint(work // 9, work // 3)) if rng.random() < 0.6 else ZERO
    services = _cents(rng.randint(work // 12, work // 4))
    small = ((goods + works + services) * rng.randint(40, 95) / 100).quantize(ZERO)
    micro = (small * rng.randint(15, 80) / 100).quantize(ZERO)
    return Purchases(goods=goods, works=works, services=services, small=small, micro=micro)


def _near(rng: Random, amount: Decimal) -> Decimal:
    """A budget near an amount, never the amount itself."""
    percent = rng.choice((*range(85, 100), *range(101, 114)))
    budget: Decimal = (amount * percent / 100).quantize(Decimal("0.1"))
    return (budget if budget != amount else budget + Decimal("0.1")) + ZERO


def _count(rng: Random, most: int) -> int:
    return rng.randint(most // 5 + 1, most)


def _cents(number: int) -> Decimal:
    return Decimal(number).scaleb(-2)


def _sum(pairs: Iterable[Pair]) -> Pair:
    parts = tuple(pairs)
    return Pair(
        budget=sum((part.budget for part in parts), ZERO), final=sum((part.final for part in parts), ZERO)
    )
