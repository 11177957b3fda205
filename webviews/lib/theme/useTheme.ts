import { useLayoutEffect, useState } from 'preact/hooks';
import { readTheme, type Theme, watchTheme } from './theme';

/** The theme, read again whenever the user changes it. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(readTheme);
  useLayoutEffect(() => watchTheme(setTheme), []);
  return theme;
}
