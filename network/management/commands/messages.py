from django.core.management.base import BaseCommand

from network import catalogues


class Command(BaseCommand):
    help = "Brings locale/ up to the sources and compiles it. For who develops: needs Babel."
    requires_system_checks = []

    def handle(self, *args, **options):
        found = catalogues.marked()
        for language in catalogues.languages():
            catalog = catalogues.update(language, found)
            open_yet = len(catalogues.untranslated(catalog))
            self.stdout.write(f"{language}: {len(catalog)} texts, {open_yet} not translated")
