"""Files that come with the demo's processes."""

from __future__ import annotations


def nota(number: int, items: int) -> bytes:
    """An electronic invoice of so many items, some 260 bytes each, whose operation was taken for a local one."""
    rows = "\n".join(
        f'  <det nItem="{item}"><prod><cProd>{number + item:06d}</cProd><xProd>Farinha de trigo tipo {item}</xProd>'
        f"<NCM>11010010</NCM><CFOP>5102</CFOP><uCom>SC</uCom><qCom>{item % 7 + 1}.0000</qCom>"
        f"<vUnCom>{80 + item % 40}.90</vUnCom></prod><imposto><ICMS><ICMS00><CST>00</CST><pICMS>18.00</pICMS>"
        f"</ICMS00></ICMS></imposto></det>"
        for item in range(1, items + 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<nfeProc versao="4.00">\n'
        f'<NFe><infNFe versao="4.00" Id="NFe{number}"><ide><natOp>Venda</natOp><nNF>{number}</nNF></ide>\n'
        f"{rows}\n</infNFe></NFe>\n</nfeProc>\n"
    ).encode()
