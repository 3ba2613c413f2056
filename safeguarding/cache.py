"""The shared cache, which counts sign-in attempts. A Redis that is away must not close the portal."""

import logging

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import RedisError

logger = logging.getLogger(__name__)


class RedisOrMemory(BaseCache):
    """Redis, and this process's own memory for as long as Redis does not answer.

    Meanwhile each web process counts for itself: limits are looser by the number of processes, never gone.
    """

    def __init__(self, location, params):
        super().__init__(params)
        self._shared = RedisCache(location, params)
        self._own = LocMemCache("while-redis-is-away", params)

    def _do(self, name, *args, **kwargs):
        try:
            return getattr(self._shared, name)(*args, **kwargs)
        except RedisError:
            logger.warning("Redis does not answer; the cache of this process is used meanwhile.")
            return getattr(self._own, name)(*args, **kwargs)

    def add(self, *args, **kwargs):
        return self._do("add", *args, **kwargs)

    def get(self, *args, **kwargs):
        return self._do("get", *args, **kwargs)

    def set(self, *args, **kwargs):
        return self._do("set", *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._do("touch", *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._do("delete", *args, **kwargs)

    def incr(self, *args, **kwargs):
        return self._do("incr", *args, **kwargs)

    def clear(self):
        return self._do("clear")
