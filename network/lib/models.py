from network.lib.activity import Activity

__all__ = ["Activity"]
