import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useScreen } from '../state/screen.ts'
import { type Theme, THEMES } from '../state/theme.ts'
import { Button } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const
const LABELS: Record<Theme, string> = {
  system: 'As on this device',
  light: 'Light',
  dark: 'Dark',
}

/** The choice of theme, as items of a menu. */
export function ThemeItems() {
  const theme = useScreen((screen) => screen.theme)
  const setTheme = useScreen((screen) => screen.setTheme)
  return (
    <DropdownMenu.RadioGroup
      value={theme}
      onValueChange={(value) => {
        const chosen = THEMES.find((one) => one === value)
        if (chosen !== undefined) setTheme(chosen)
      }}
    >
      {THEMES.map((one) => {
        const Icon = ICONS[one]
        return (
          <DropdownMenu.RadioItem key={one} value={one} className={menu.item}>
            <Icon size={16} aria-hidden />
            {LABELS[one]}
            <DropdownMenu.ItemIndicator className={menu.aside}>
              <Check size={15} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        )
      })}
    </DropdownMenu.RadioGroup>
  )
}

/** A button that opens the choice of theme. */
export function ThemeMenu() {
  const theme = useScreen((screen) => screen.theme)
  const Icon = ICONS[theme]
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button kind="quiet" iconOnly aria-label="Theme">
          <Icon size={18} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end" sideOffset={6}>
          <ThemeItems />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
