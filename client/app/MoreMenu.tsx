import {
  Check,
  EllipsisVertical,
  FileInput,
  FolderOpen,
  ListOrdered,
  LogOut,
  Signature,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { Link } from 'wouter'
import { RenumberDialog, useMayRenumber } from '../features/structure/RenumberDialog.tsx'
import { useScreen } from '../state/screen.ts'
import { useWorkspace } from '../sync/WorkspaceContext.tsx'
import { Button } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import { returnedAddress } from './planAddress.ts'
import { PLAN_PAGES } from './planPages.ts'
import { SignOutDialog } from './SignOutDialog.tsx'
import { ThemeItems } from './ThemeMenu.tsx'

/** What is not needed all the time: the pages of the plan, the theme, the other plans, and the way out. */
export function MoreMenu({ withAuthors = false }: { readonly withAuthors?: boolean }) {
  const { planId } = useWorkspace()
  const [leaving, setLeaving] = useState(false)
  const [renumbering, setRenumbering] = useState(false)
  const mayRenumber = useMayRenumber()
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
            {withAuthors && <AuthorsItem />}
            {mayRenumber && (
              <DropdownMenu.Item className={menu.item} onSelect={() => setRenumbering(true)}>
                <ListOrdered size={16} aria-hidden />
                Renumber the points…
              </DropdownMenu.Item>
            )}
            {PLAN_PAGES.map(({ page, name, Icon, address }) => (
              <DropdownMenu.Item key={page} asChild className={menu.item}>
                <Link href={address(planId)}>
                  <Icon size={16} aria-hidden />
                  {name}
                </Link>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Item asChild className={menu.item}>
              <Link href={returnedAddress(planId)}>
                <FileInput size={16} aria-hidden />
                Bring back a file
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Separator className={menu.separator} />
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
      {renumbering && <RenumberDialog onClose={() => setRenumbering(false)} />}
      <SignOutDialog open={leaving} onOpenChange={setLeaving} />
    </>
  )
}

/** The switch that marks words by who wrote them. */
function AuthorsItem() {
  const shown = useScreen((screen) => screen.authors)
  const show = useScreen((screen) => screen.showAuthors)
  return (
    <DropdownMenu.CheckboxItem className={menu.item} checked={shown} onCheckedChange={show}>
      <Signature size={16} aria-hidden />
      Show authors
      <DropdownMenu.ItemIndicator className={menu.aside}>
        <Check size={15} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  )
}
