/** What stands above the words of a mail about a ticket, by language: an answer is what is written above it. */
export const replyMarkers = {
  en: '##- Please write your answer above this line -##',
  de: '##- Bitte antworten Sie oberhalb dieser Zeile -##',
} as const;

/** Whether a line of a mail that came in is such a marker, quoted or not: what stands below it is not an answer. */
export const isReplyMarker = (line: string): boolean => {
  const start = line.indexOf('##-');
  return start >= 0 && line.indexOf('-##', start) > start;
};
