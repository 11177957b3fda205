/**
 * An example as it stands in a folder of its own, where its paths lead: runs are beside the file, and the editor knows the schema of
 * `*.couplet.json` by the name.
 */
export function exampleText(example: string): string {
  return example.replace(/^\s*"\$schema":.*\n/m, '').replaceAll('"../runs/', '"runs/');
}
