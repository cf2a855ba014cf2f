from tests.data.made import made

__all__ = ["made"]
