"""What a list of foods may hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FoodFilter:
    """What a list may hold; what is left out does not narrow it."""

    diets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """Foods of any of these groups."""
    roles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Groups ruled out."""
    without_foods: tuple[str, ...] = ()
    """Foods ruled out, each with its family."""
    min_mg: float = 0.0
    """Least magnesium of a serving."""
    rich_in_potassium: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether something in particular is asked for."""
        return bool(self.groups or self.roles or self.min_mg)
