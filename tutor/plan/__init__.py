"""Reading + context -> plan: which equation or idea, with which inputs from where, or one question back."""

from tutor.plan.make import make_plan
from tutor.plan.plan import Input, Plan, Run

__all__ = ["Input", "Plan", "Run", "make_plan"]
