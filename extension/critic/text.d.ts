/** Text files become part of the bundle. */
declare module '*.txt' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how bundlers give the text of a file
  export default text;
}
