"""A moderator's act that says why: form, act, answer. Every page of curation ends with this."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from forums.actions.curation import Changed
from network.lib.written import Refused

POST_CHANGED = _("Nothing was done: the post has changed meanwhile. Look again.")
TITLE_CHANGED = _("Nothing was done: the title has changed meanwhile. Look again.")


def carry_out(
    request,
    template: str,
    context: dict,
    *,
    act: Callable[[], object],
    told: str,
    then: str | Callable[[], str],
    changed: str,
    lost: tuple[type[Exception], ...] = (Changed,),
    refused: tuple[type[Exception], ...] = (Refused,),
):
    """Do the act when the form is filled in, or show the page of it.

    Args:
        template: the page.
        context: of the page, with its `form`: one that can `refuse`.
        act: writes; called when the form is valid.
        told: the sentence when it is done.
        then: the address that answers, whether it was done or somebody was faster; asked for
            afterwards where it depends on what was done.
        changed: the sentence when somebody was faster; none where `then` says it.
        lost: what the act raises then.
        refused: what it raises about the words, for the form to say.
    """
    form = context["form"]
    if form.is_valid():
        try:
            act()
        except refused as why:
            form.refuse(why)
        except lost:
            if changed:
                messages.warning(request, changed)
            return redirect(_address(then))
        else:
            messages.success(request, told)
            return redirect(_address(then))
    return show(request, template, context)


def _address(then: str | Callable[[], str]) -> str:
    return then() if callable(then) else then


def show(request, template: str, context: dict):
    """The page of an act, once more where its form is not filled in."""
    return render(request, template, context, status=422 if context["form"].errors else 200)
