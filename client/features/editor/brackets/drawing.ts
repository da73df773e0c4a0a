import { createElement, type ReactNode } from 'react'

/**
 * A piece of the page as data. The live text makes elements of it and the still text lets React do so, so that both
 * show the same, down to the last space.
 */
export type Drawn = string | DrawnElement
export interface DrawnElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Drawn[]
}

export const draw = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Drawn[]
): DrawnElement => ({ tag, attributes, children })

export function toElement({ tag, attributes, children }: DrawnElement): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.map((child) => (typeof child === 'string' ? child : toElement(child))))
  return element
}

export function toReact({ tag, attributes, children }: DrawnElement, key?: number): ReactNode {
  const { class: className, ...others } = attributes
  return createElement(
    tag,
    { ...others, ...(className === undefined ? {} : { className }), key },
    ...children.map((child) => (typeof child === 'string' ? child : toReact(child))),
  )
}
