"""Tests of the store; `cast` is for every test of the desk."""
