import { EllipsisVertical, FolderOpen, LogOut } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import { SignOutDialog } from './SignOutDialog.tsx'
import { ThemeItems } from './ThemeMenu.tsx'

/** What is rarely needed: the theme, the other plans, and the way out. */
export function MoreMenu() {
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button kind="quiet" iconOnly aria-label="More">
            <EllipsisVertical size={18} aria-hidden />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu.menu} align="end" sideOffset={6}>
            <DropdownMenu.Label className={menu.label}>Theme</DropdownMenu.Label>
            <ThemeItems />
            <DropdownMenu.Separator className={menu.separator} />
            <DropdownMenu.Item asChild className={menu.item}>
              <Link href="/">
                <FolderOpen size={16} aria-hidden />
                All your plans
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item className={menu.item} onSelect={() => setLeaving(true)}>
              <LogOut size={16} aria-hidden />
              Sign out of this plan
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <SignOutDialog open={leaving} onOpenChange={setLeaving} />
    </>
  )
}
