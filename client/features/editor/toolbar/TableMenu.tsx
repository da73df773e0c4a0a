import { Check, ChevronDown, Table2 } from 'lucide-react'
import { DropdownMenu as Menu, Toolbar as Bar } from 'radix-ui'
import menu from '../../../ui/menu.module.css'
import { useEditing } from '../EditingContext.tsx'
import { shortcutAria } from './shortcutText.ts'
import styles from './Toolbar.module.css'
import { inText } from './toolList.tsx'
import { ToolTip } from './ToolTip.tsx'
import type { TextTool, ToolsState } from './tools.ts'

const KEYS = 'Mod Shift 9'

const ITEMS: readonly (readonly { readonly tool: TextTool; readonly label: string }[])[] = [
  [
    { tool: 'row-above', label: 'Row above' },
    { tool: 'row-below', label: 'Row below' },
    { tool: 'column-left', label: 'Column to the left' },
    { tool: 'column-right', label: 'Column to the right' },
  ],
  [
    { tool: 'delete-row', label: 'Delete row' },
    { tool: 'delete-column', label: 'Delete column' },
    { tool: 'delete-table', label: 'Delete table' },
  ],
]

/** Puts in a table; inside one, offers what can be done with its rows and columns. */
export function TableMenu({ tools }: { readonly tools: ToolsState }) {
  const editing = useEditing()
  const blocked = inText(tools)
  if (!tools.table) {
    return (
      <ToolTip label="Table" keys={KEYS} blocked={blocked}>
        <Bar.Button
          className={styles.tool}
          aria-label="Table"
          aria-keyshortcuts={shortcutAria(KEYS)}
          aria-disabled={blocked === null ? undefined : true}
          onClick={() => {
            if (blocked === null) editing.apply('table')
          }}
        >
          <Table2 size={17} strokeWidth={1.9} aria-hidden />
        </Bar.Button>
      </ToolTip>
    )
  }
  return (
    <Menu.Root modal={false}>
      <ToolTip label="Rows and columns" blocked={null}>
        <Menu.Trigger asChild>
          <Bar.Button className={styles.tool} aria-label="Rows and columns" data-wide="">
            <Table2 size={17} strokeWidth={1.9} aria-hidden />
            <ChevronDown size={12} aria-hidden />
          </Bar.Button>
        </Menu.Trigger>
      </ToolTip>
      <Menu.Portal>
        <Menu.Content
          className={menu.menu}
          sideOffset={6}
          collisionPadding={8}
          data-keeps-point=""
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Menu.CheckboxItem
            className={menu.item}
            checked={tools.headerRow}
            onSelect={() => editing.apply('header-row')}
          >
            Heading row
            <span className={menu.aside}>{tools.headerRow && <Check size={15} aria-hidden />}</span>
          </Menu.CheckboxItem>
          {ITEMS.map((group, at) => (
            <div key={at}>
              <Menu.Separator className={menu.separator} />
              {group.map(({ tool, label }) => (
                <Menu.Item key={tool} className={menu.item} onSelect={() => editing.apply(tool)}>
                  {label}
                </Menu.Item>
              ))}
            </div>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
