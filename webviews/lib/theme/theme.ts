import { legible } from './legible';
import { resolveColor, toCss } from './resolveColor';

/** The colours of the workbench that canvases draw with; what is HTML uses the variables themselves. */
export interface Theme {
  readonly foreground: string;
  /** Of labels at axes. */
  readonly muted: string;
  readonly background: string;
  readonly grid: string;
  readonly border: string;
  readonly font: string;
  /** Of series, by index: `--vscode-charts-*`, each made legible on the background. */
  readonly series: readonly string[];
  readonly highContrast: boolean;
}

const SERIES = ['blue', 'orange', 'green', 'purple', 'red', 'yellow'].map((name) => `--vscode-charts-${name}`);

/** The theme as it is now. A variable that a theme leaves out falls back to one that every theme has. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const read = (...names: string[]) => names.map((name) => style.getPropertyValue(name).trim()).find(Boolean) ?? '';
  const foreground = read('--vscode-editor-foreground', '--vscode-foreground') || 'CanvasText';
  const highContrast = document.body.classList.contains('vscode-high-contrast');
  const border = read('--vscode-contrastBorder', '--vscode-widget-border', '--vscode-panel-border') || foreground;
  const background = read('--vscode-editor-background') || 'Canvas';
  const behind = resolveColor(background);
  const front = resolveColor(foreground);
  return {
    foreground,
    muted: highContrast ? foreground : read('--vscode-descriptionForeground') || foreground,
    background,
    grid: read('--vscode-editorIndentGuide-background1', '--vscode-charts-lines') || border,
    border,
    font: read('--vscode-font-family') || 'sans-serif',
    series: SERIES.map((name) => toCss(legible(resolveColor(read(name) || foreground), behind, front))),
    highContrast,
  };
}

/** Calls back when the user changes the theme: VS Code then writes new variables and classes. */
export function watchTheme(changed: (theme: Theme) => void): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => changed(readTheme()));
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}
