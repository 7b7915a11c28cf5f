package vn.vanthu.console.access;

/** What a person may do; each role may do what those before it may. */
public enum Role {
  /** Sees everything but settings and people. */
  VIEWER,
  /** Decides: reviews, units, campaigns, letters. */
  CLERK,
  /** Also settings, people, and the log of acts. */
  ADMINISTRATOR
}
