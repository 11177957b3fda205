/**
 * What an agent or an environment may print: markup, script, links, terminal controls, marks of direction, halves of letters, fences of
 * Markdown.
 */
export const HOSTILE_TEXT = [
  '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>',
  '<style>* { display: none }</style><a href="command:workbench.action.quit">quit</a>',
  '\u001b[31mred\u001b[0m \u0000\u0007 \u202egnitirw \u2066isolated\u2069',
  'half \ud83d and half \ude00 ``` </textarea> NaN Infinity',
].join('\n');
