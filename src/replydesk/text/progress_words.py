"""The progress of a run over many drafts, in words."""

from __future__ import annotations


def progress_text(done: int, total: int, failed: int, seconds: float) -> str:
    """Return the progress as 12/300 份　85 份/秒　还要 4 秒　失败 1 份, without unknown parts."""
    words = [f"{done}/{total} 份"]
    if done and seconds > 0:
        rate = done / seconds
        words.append(f"{rate:.0f} 份/秒" if rate >= 10 else f"{rate:.1f} 份/秒")
        if done < total:
            words.append(f"还要 {format_duration((total - done) / rate)}")
    if failed:
        words.append(f"失败 {failed} 份")
    return "　".join(words)


def format_duration(seconds: float) -> str:
    """Return a time in words: 8 秒, 3 分 20 秒, 2 小时 5 分."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"
