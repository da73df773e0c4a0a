import { getSchema } from '@tiptap/core'
import type { AttributeSpec, Schema } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { pointSchema } from '../../../../shared/model/schema.ts'
import { pointExtensions } from './pointExtensions.ts'

const NODE_FIELDS = [
  'content',
  'marks',
  'group',
  'inline',
  'atom',
  'defining',
  'isolating',
  'tableRole',
] as const
const MARK_FIELDS = ['excludes', 'group', 'inclusive', 'spanning'] as const

function attributes(attrs: Record<string, AttributeSpec> | null | undefined) {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(([name, spec]) => [name, { default: spec.default }]),
  )
}

/** All of a schema that decides what a document may hold and how the binding writes it down. */
function outline(schema: Schema) {
  const pick = (spec: Record<string, unknown>, fields: readonly string[]) =>
    Object.fromEntries(fields.map((field) => [field, spec[field] ?? null]))
  return {
    top: schema.topNodeType.name,
    nodes: Object.fromEntries(
      Object.values(schema.nodes).map((type) => [
        type.name,
        { ...pick(type.spec, NODE_FIELDS), attrs: attributes(type.spec.attrs) },
      ]),
    ),
    marks: Object.values(schema.marks).map((type) => ({
      name: type.name,
      ...pick(type.spec, MARK_FIELDS),
      attrs: attributes(type.spec.attrs),
    })),
  }
}

describe('pointExtensions', () => {
  it('build exactly the schema that the server checks texts against', () => {
    const built = outline(getSchema(pointExtensions()))
    const shared = outline(pointSchema)
    expect(built.top).toBe(shared.top)
    expect(Object.keys(built.nodes).sort()).toEqual(Object.keys(shared.nodes).sort())
    expect(built.nodes).toEqual(shared.nodes)
    // In this order too: it decides how marks nest where several lie on the same words.
    expect(built.marks).toEqual(shared.marks)
  })
})
