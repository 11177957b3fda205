import { h } from 'preact';

/** Turns while something is awaited; not there for people who want nothing to move, since the label stands beside it. */
export function ProgressRing({ label }: { readonly label: string }) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return null;
  return h('vscode-progress-ring', { 'aria-label': label });
}
