const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';

/** What spreadsheets read as something else than the text that stands there. Each is wrong in some of them, in some language. */
const MISREAD: readonly RegExp[] = [
  // A formula, run where the file is opened: https://owasp.org/www-community/attacks/CSV_Injection
  /^[=+\-@\t\r\n＝＋－＠]/,
  // A date: the ports 1-2, the ICMP type 3/4, a month and a year.
  /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?$/,
  /^\d{1,2}[-/.]\d{1,4}(?:[-/.]\d{1,4})?$/,
  new RegExp(`^${MONTH}[-. /]?\\d{1,4}$`, 'i'),
  new RegExp(`^\\d{1,4}[-. /]?${MONTH}$`, 'i'),
  // One number with separators: the ports 22,443; and 10.101.102.103 where a dot separates thousands.
  /^\d+(?:,\d+)+$/,
  /^\d{1,3}(?:\.\d{3})+$/,
  // A number that loses its zeros or its letter, and a truth value, which is translated.
  /^0\d+$/,
  /^\d+(?:\.\d+)?e[+-]?\d+$/i,
  /^(?:true|false)$/i,
  // What already begins as the texts that are marked here do.
  /^'/,
];

/** A cell that every spreadsheet takes for text: an apostrophe stands before what one would misread. Whoever reads the file with a program takes the apostrophe off again. */
export function spreadsheetText(cell: string): string {
  return MISREAD.some((shape) => shape.test(cell)) ? `'${cell}` : cell;
}
