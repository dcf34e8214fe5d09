/** opencc-js ships its dictionaries as modules without types: entries `from to` joined by `|`. */
declare module 'opencc-js/dict/TSCharacters' {
  const entries: string;
  export default entries;
}
declare module 'opencc-js/dict/STCharacters' {
  const entries: string;
  export default entries;
}
