import { h } from 'preact';

/** Turns while something is awaited. */
export function ProgressRing({ label }: { readonly label: string }) {
  return h('vscode-progress-ring', { 'aria-label': label });
}
