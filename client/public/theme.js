// Sets the chosen theme before anything is drawn, so that a dark page never flashes white. See client/state/theme.ts.
try {
  const theme = localStorage.getItem('parley-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Without a store there is no choice to follow.
}
