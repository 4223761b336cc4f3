package io.milepost.model.name;

/** A name or a record value that can't be read; carries the {@link FatalProblem}. */
public final class FatalProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient FatalProblem problem;

  public FatalProblemException(FatalProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public FatalProblemException(String code, String text, String encountered) {
    this(new FatalProblem(code, text, encountered));
  }

  public FatalProblem problem() {
    return problem;
  }
}
