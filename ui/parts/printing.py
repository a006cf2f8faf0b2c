"""A page goes straight to a printer, drawn as pictures: no file is made for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.documents.paper import A4, LETTER, Paper
from app.words import _

SIZES: Final = {LETTER: QPageSize.PageSizeId.Letter, A4: QPageSize.PageSizeId.A4}


def page_printer(paper: Paper) -> QPrinter:
    """A printer that draws over the whole of a sheet, margins included: the page brings its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Groupside")  # stands in the printer's list for others to read
    printer.setPageSize(QPageSize(SIZES[paper]))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    return printer


def ask_printer(printer: QPrinter, over: QWidget) -> QPrintDialog:
    """Ask which printer, over a window; `accepted` says that it may print."""
    dialog = QPrintDialog(printer, over)
    # a file is written elsewhere: whole, and under a name that is free
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)
    return dialog


def print_sheets(sheets: Sequence[bytes], printer: QPrinter) -> bool:
    """Draw each sheet, a picture; False where the printer did not take them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, data in enumerate(sheets):
        if place:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), QImage.fromData(data))
    return painter.end()


def printed_words(printed: bool) -> str:
    """What came of it."""
    if printed:
        return _("It was handed to the printer.")
    return _("The printer did not take it. Look whether it is on, and try again.")
