import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Notice } from './Notice.tsx'

/** Stands in for a page that broke, with a way on. React tells of broken components only to a class. */
export class Broken extends Component<{ readonly children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <Notice
        title="This page broke"
        actions={
          <Button kind="main" onClick={() => location.reload()}>
            Reload the page
          </Button>
        }
      >
        That should not happen. What you wrote is kept in this browser and comes back when you
        reload.
      </Notice>
    )
  }
}
