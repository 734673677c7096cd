/** Of a table's stream, its event rows: they are inserted and never change. Tokens, claims and counters are nobody's news. */
export const eventRowFilter = JSON.stringify({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { sk: { S: [{ prefix: 'event#' }] } } },
});
