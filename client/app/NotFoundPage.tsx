import { Link } from 'wouter'
import { buttonClass } from '../ui/Button.tsx'
import { Notice } from './Notice.tsx'

/** For addresses that lead nowhere. */
export const NotFoundPage = () => (
  <Notice
    title="There is no page at this address"
    actions={
      <Link href="/" className={buttonClass({ kind: 'main' })}>
        Go to the start page
      </Link>
    }
  >
    Check that the whole link was copied. An invitation begins with “/join#”, a plan with “/plan/”.
  </Notice>
)
