/**
 * The semantic tokens that the server sends. A client that lists our own types among its `tokenTypes` gets them; any
 * other gets the standard type beside each, which every editor colours.
 *
 * VS Code: contribute `semanticTokenTypes` with these ids and the standard types as `superType`, and add the ids to
 * `textDocument.semanticTokens.tokenTypes` of the client's capabilities.
 */

/** Our token types with the standard type that stands in for each. The order is that of the legend. */
export const tokenTypes = [
  { id: 'person', standard: 'function' },
  { id: 'organisation', standard: 'class' },
  { id: 'place', standard: 'enumMember' },
  { id: 'post', standard: 'keyword' },
  { id: 'date', standard: 'number' },
  { id: 'boilerplate', standard: 'comment' },
] as const;

export type TokenType = (typeof tokenTypes)[number]['id'];
