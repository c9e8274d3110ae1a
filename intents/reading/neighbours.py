"""Which words stand side by side in the examples and in names: what spelling asks when a word alone does not tell."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from intents.classify.encoding import REPLACED
from intents.classify.features import TYPED
from knowledge.names import Name
from knowledge.text import tokens


class Neighbours:
    """Pairs of words; names are looked through only once a word is unknown."""

    def __init__(
        self,
        knows_pair: Callable[[str, str], bool] = lambda left, right: False,
        names: Callable[[], Iterable[Name]] = lambda: (),
        stop: Collection[str] = (),
    ) -> None:
        """Take what knows the pairs of the examples, the names of all things, and the function words."""
        self._knows_pair, self._names, self._stop = knows_pair, names, frozenset(stop)

    @cached_property
    def _tokens_of(self) -> Mapping[str, set[str]]:
        """Names of one word → the tokens by which the examples hold them: no example says "cashews have"."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._names():
            if name.type in REPLACED and name.text.isalpha():
                found[name.text.lower()].add(f"{TYPED}{name.type}")
        return found

    @cached_property
    def _in_names(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for name in self._names() for pair in pairwise(tokens(name.text)))

    def follows(self, left: str, right: str) -> bool:
        """Whether a word stands before another in an example or a name."""
        before, after = (left, *self._tokens_of.get(left, ())), (right, *self._tokens_of.get(right, ()))
        known = any(self._knows_pair(one, other) for one in before for other in after)
        return known or (left, right) in self._in_names

    def closely(self, left: str, right: str) -> bool:
        """Whether two words go together, as "side effects" do; a function word goes with everything."""
        if not left or not right or left in self._stop or right in self._stop:
            return False
        return self._knows_pair(left, right) or (left, right) in self._in_names
