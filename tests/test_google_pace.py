"""The pace: never more calls in any minute than granted, whoever asks, and nobody held longer than they can wait."""

import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.google.line.clock import RealClock
from sheets_sync.google.line.pace import Pace, Paces
from sheets_sync.grid import BookFault
from tests.answering import Ticks


def test_the_first_calls_of_a_minute_wait_for_nothing():
    clock = Ticks()
    pace = Pace(60, clock)
    assert [pace.take() for _ in range(60)] == [True] * 60
    assert clock.slept == []


def test_the_call_after_the_last_granted_one_waits_until_the_first_is_a_minute_old():
    clock = Ticks()
    pace = Pace(60, clock)
    for _ in range(60):
        pace.take()
    clock.at += 12
    pace.take()
    assert clock.slept == [48.0]


def test_after_a_rest_no_minute_sees_more_than_was_granted():
    clock = Ticks()
    pace = Pace(3, clock)
    moments = []
    for _ in range(8):
        pace.take()
        moments.append(clock.now() - 1000)
    assert moments == [0, 0, 0, 60, 60, 60, 120, 120]


@given(st.lists(st.floats(0, 50), max_size=60), st.integers(1, 7))
def test_no_minute_wherever_it_begins_sees_more_than_was_granted(rests, granted):
    clock = Ticks()
    pace = Pace(granted, clock)
    moments = []
    for rest in rests:
        clock.at += rest
        pace.take()
        moments.append(clock.now())
    assert all(sum(begin <= moment < begin + 59.999 for moment in moments) <= granted for begin in moments)


def test_who_cannot_wait_so_long_is_told_at_once_and_takes_nothing():
    clock = Ticks()
    pace = Pace(2, clock)
    pace.take()
    pace.take()
    assert pace.take(within=59.0) is False
    assert clock.slept == []
    clock.at += 1
    assert pace.take(within=59.0) is True


def test_threads_share_one_bucket_and_none_gets_a_token_twice():
    clock = Ticks()
    pace = Pace(10, clock)
    taken = []

    def take():
        taken.extend(1 for _ in range(10) if pace.take(within=0))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 10


def test_reads_and_writes_have_a_bucket_each_and_drive_has_none():
    clock = Ticks()
    paces = Paces(clock, per_minute=1)
    assert [paces.take(kind, 0) for kind in ("read", "write", "drive", "drive", "token")] == [True] * 5
    assert [paces.take(kind, 0) for kind in ("read", "write")] == [False, False]


def test_a_request_to_stop_ends_the_wait_for_a_token():
    stop = threading.Event()
    pace = Pace(1, RealClock(stop))
    pace.take()
    threading.Timer(0.05, stop.set).start()
    began = time.monotonic()
    with pytest.raises(BookFault) as caught:
        pace.take()
    assert caught.value.code == "google_interrupted"
    assert time.monotonic() - began < 10


def test_the_real_clock_waits_and_then_goes_on():
    clock = RealClock()
    began = clock.now()
    clock.sleep(0.02)
    clock.sleep(-1)
    assert clock.now() - began >= 0.02
